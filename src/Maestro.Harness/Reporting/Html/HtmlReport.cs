using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Reporting.Html;

/// <summary>
/// The run as one HTML file that needs nothing else: it opens from disk, and its own policy forbids it the network. Each scenario's details
/// and each picture lie in blocks of their own, which the page unpacks when they are looked at (docs/decisions/reports.md).
/// </summary>
public sealed class HtmlReport : IReport
{
    public string Name => "html";

    public string Says => "one HTML file that opens from disk";

    public string Target => "report.html";

    public void Write(StoredRun run, string path)
    {
        using var page = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var style = Part(".css");
        var script = $"(() => {{\n'use strict';\n{Part(".js")}start();\n}})();\n";
        page.Write(
            Part("page.html")
                .Replace("{{title}}", WebUtility.HtmlEncode($"{run.Name} · Maestro.E2E"))
                .Replace("{{policy}}", $"default-src 'none'; img-src data:; style-src {Hash(style)}; script-src {Hash(script)}; base-uri 'none'; form-action 'none'")
                .Replace("{{style}}", style));
        Block(page, "run", JsonSerializer.Serialize(RunData.Of(run), RunData.Json));
        Block(page, "past", Packed.Of(TrendData.Of(run)));
        var pictures = 0;
        foreach (var (index, scenario) in run.All.Index())
        {
            var attempts = new List<object>();
            foreach (var (attempt, events) in run.AttemptsAt(scenario))
            {
                var shown = new List<string?>();
                foreach (var picture in events.OfType<PictureTaken>())
                {
                    var kept = run.Kept(picture.File);
                    shown.Add(kept is null ? null : $"picture-{pictures.ToString(CultureInfo.InvariantCulture)}");
                    if (kept is not null)
                    {
                        Block(page, $"picture-{pictures++}", Convert.ToBase64String(File.ReadAllBytes(kept)));
                    }
                }

                attempts.Add(ScenarioData.Of(run, attempt, events, shown));
            }

            Block(page, $"scenario-{index}", Packed.Of(attempts));
        }

        page.Write($"<script>{script}</script>\n</html>\n");
    }

    /// <summary>Data that the browser neither runs nor shows.</summary>
    private static void Block(StreamWriter page, string id, string data) =>
        page.Write($"<script type=\"application/json\" id=\"{id}\">{data}</script>\n");

    private static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    /// <summary>The files of this folder whose names end so, one after the other by name.</summary>
    private static string Part(string end)
    {
        var parts = new StringBuilder();
        var assembly = typeof(HtmlReport).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Report/", StringComparison.Ordinal) && name.EndsWith(end, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            parts.Append(reader.ReadToEnd().ReplaceLineEndings("\n"));
        }

        return parts.ToString();
    }
}
