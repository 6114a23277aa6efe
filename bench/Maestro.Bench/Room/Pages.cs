namespace Maestro.Bench.Room;

/// <summary>What runs in the two browsers.</summary>
internal static class Pages
{
    /// <summary>Where a click shows, in CSS pixels of the filmed page.</summary>
    public const int SpotX = 200;

    public const int SpotY = 400;

    /// <summary>Something moves all over it in every frame, and text runs; a click changes the colour of a spot.</summary>
    public const string Filmed = """
        <!doctype html><style>
          body { margin: 0; font: 20px monospace; background: #223; color: #eee; overflow: hidden }
          #bar { position: absolute; top: 0; width: 200px; height: 100vh; background: #48a }
          #spot { position: absolute; left: 100px; top: 300px; width: 200px; height: 200px; background: #f00 }
        </style><div id="bar"></div><pre id="text"></pre><div id="spot"></div><script>
          let frame = 0;
          function draw() {
            frame += 1;
            document.getElementById('bar').style.left = `${(frame * 7) % innerWidth}px`;
            document.getElementById('text').textContent = Array.from({ length: 20 }, (_, i) => `${frame} line ${i} ${(frame * 7919 + i * 104729) % 1e6}`).join('\n');
            requestAnimationFrame(draw);
          }
          requestAnimationFrame(draw);
          document.getElementById('spot').addEventListener('pointerdown', event => {
            event.target.style.background = event.target.style.background === 'rgb(0, 255, 0)' ? '#f00' : '#0f0';
          });
        </script>
        """;

    /// <summary>Counts what the room's page draws, and notes when the spot's colour has changed on it after the mouse went down.</summary>
    public static readonly string Watching = $$"""
        (() => {
          const seen = globalThis.seen = { drawn: 0, gaps: 0, last: 0, down: 0, colour: null, took: null };
          const draw = CanvasRenderingContext2D.prototype.drawImage;
          CanvasRenderingContext2D.prototype.drawImage = function (...all) {
            draw.apply(this, all);
            const now = performance.now();
            if (seen.last) seen.gaps = Math.max(seen.gaps, now - seen.last);
            seen.last = now;
            seen.drawn += 1;
            if (seen.took !== null || !seen.down) return;
            const [red, green] = this.getImageData({{SpotX}}, {{SpotY}}, 1, 1).data;
            const colour = red > green ? 'red' : 'green';
            if (colour !== seen.colour) { seen.took = now - seen.down; seen.colour = colour; }
          };
          addEventListener('mousedown', () => { seen.down = performance.now(); seen.took = null; }, true);
        })();
        """;
}
