// A picture as a PDF of one page: the pixels without loss, a title, the day, and a link to the view.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const A4 = [595.28, 841.89]; // points
  const MARGIN = 28; // points: what most printers leave blank

  const escaped = (text) => text.replace(/[\\()]/g, "\\$&");

  // Text of any script, as PDF writes it: UTF-16 in hexadecimal.
  const text = (words) => "<FEFF" + [...words].flatMap((letter) => [...Array(letter.length).keys()].map((at) => letter.charCodeAt(at).toString(16).padStart(4, "0"))).join("") + ">";

  const stamp = (day) => `(D:${day.toISOString().replace(/\D/g, "").slice(0, 14)}Z)`;

  async function deflated(canvas) {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Uint8Array((data.length / 4) * 3);
    for (let from = 0, to = 0; from < data.length; from += 4) {
      colours[to++] = data[from]; colours[to++] = data[from + 1]; colours[to++] = data[from + 2];
    }
    const packed = new Blob([colours]).stream().pipeThrough(new CompressionStream("deflate"));
    return new Uint8Array(await new Response(packed).arrayBuffer());
  }

  // The page, and where on it the picture goes: as large as it may be, at the top.
  function layout(canvas) {
    const [short, long] = A4;
    const [width, height] = canvas.width > canvas.height ? [long, short] : [short, long];
    const scale = Math.min((width - 2 * MARGIN) / canvas.width, (height - 2 * MARGIN) / canvas.height);
    const [wide, high] = [canvas.width * scale, canvas.height * scale].map((side) => +side.toFixed(2));
    return { width, height, wide, high, left: +((width - wide) / 2).toFixed(2), bottom: +(height - MARGIN - high).toFixed(2) };
  }

  // Returns the file as a Blob. `about`: title, link, day.
  dateline.pdf = async function (canvas, about) {
    const { width, height, wide, high, left, bottom } = layout(canvas);
    const pixels = await deflated(canvas);
    const drawing = `q ${wide} 0 0 ${high} ${left} ${bottom} cm /Map Do Q`;
    const link = /^https?:\/\//.test(about.link || "") ? `/Annots [<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [${left} ${bottom} ${left + wide} ${bottom + 24}] /A << /S /URI /URI (${escaped(about.link)}) >> >>]` : "";
    const objects = [
      ["<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>"],
      ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
      [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /Map 4 0 R >> >> /Contents 5 0 R ${link} >>`],
      [`<< /Type /XObject /Subtype /Image /Width ${canvas.width} /Height ${canvas.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /Length ${pixels.length} >>\nstream\n`, pixels, "\nendstream"],
      [`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`],
      [`<< /Title ${text(about.title)} /Producer (Dateline) /CreationDate ${stamp(about.day)} >>`],
    ];
    return new Blob(assembled(objects), { type: "application/pdf" });
  };

  // Joins the objects, with the table at the end that says at which byte each of them begins.
  function assembled(objects) {
    const parts = ["%PDF-1.4\n"];
    const starts = [];
    let at = parts[0].length;
    const add = (part) => { parts.push(part); at += part.length; };
    objects.forEach((pieces, index) => {
      starts.push(at);
      add(`${index + 1} 0 obj\n`);
      pieces.forEach(add);
      add("\nendobj\n");
    });
    const table = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
    parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${at}\n%%EOF\n`);
    return parts;
  }
})();
