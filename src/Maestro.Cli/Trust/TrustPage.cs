using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Harness.Setup;

namespace Maestro.Cli.Trust;

/// <summary>docs/trust.md: the figures of the long proof, each with the sources that it was measured on. Written here alone, and read here.</summary>
internal static partial class TrustPage
{
    public const string File = "docs/trust.md";

    private const string Break = "<br>";

    /// <param name="proofs">One a part, in their order.</param>
    public static string Text(IReadOnlyList<PartProof> proofs) => $"""
        # Trust

        What the long proof came to. `./maestro trust` measures it and writes this page; nothing here is written by hand.

        | part | shows | came to | held | sources | commit | date | took |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        {string.Join('\n', proofs.Select(Row))}

        **Sources** are a hash of all that a verdict depends on: the first twelve digits of a SHA-256 over the path and the bytes of each file, in the
        order of their paths, of {string.Join(", ", ProjectSources.Counted.Select(source => $"`{source}`"))}; of folders all below them, but what tools write
        there (`node_modules`, `dist`, `bin`, `obj`, `.maestro`), and the engine's reports and rehearsals, which decide no verdict. A part whose sources are not today's is stale: `./maestro test` says so, and how old it is.
        **Commit** is what was checked out. What a part has found, piece by piece, stands in `{PartRecord.Folder}/<part>.json`: a proof that was stopped goes on there, on another
        machine too where the record is committed. A figure stays, good or bad, until the sources change or `--fresh` is asked for.

        """;

    /// <summary>What stands in a page, in its order; the words of what a part shows are those of the page.</summary>
    public static IReadOnlyList<PartProof> Read(string text) =>
    [
        .. RowForm().Matches(text).Select(row => new PartProof(
            Cell(row, "part"), Cell(row, "shows"), Cell(row, "held") is "yes", Cell(row, "figures").Split(Break), Cell(row, "source"),
            Cell(row, "commit"), Cell(row, "date"), double.Parse(Cell(row, "minutes"), CultureInfo.InvariantCulture))),
    ];

    private static string Row(PartProof proof) =>
        $"| {proof.Part} | {Escaped(proof.Shows)} | {string.Join(Break, proof.Figures.Select(Escaped))} | {(proof.Held ? "yes" : "**NO**")} | `{proof.Source}` | `{proof.Commit}` | {proof.Date} | {proof.Minutes.ToString("0.0", CultureInfo.InvariantCulture)} min |";

    private static string Escaped(string text) => text.Replace("|", "/").ReplaceLineEndings(" ");

    private static string Cell(Match row, string name) => row.Groups[name].Value;

    [GeneratedRegex(
        @"^\| (?<part>[a-z-]+) \| (?<shows>[^|]*) \| (?<figures>[^|]*) \| (\*\*)?(?<held>yes|NO)(\*\*)? \| `(?<source>[0-9a-f]+)` \| `(?<commit>[0-9a-f]*)` \| (?<date>[0-9-]+) \| (?<minutes>[0-9.]+) min \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex RowForm();
}
