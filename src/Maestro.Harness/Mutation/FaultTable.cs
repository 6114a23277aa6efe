using System.Text;

namespace Maestro.Harness.Mutation;

/// <summary>What the trials of one fault came to.</summary>
/// <param name="Lacking">What the machine lacks for it; null when it was tried.</param>
public sealed record FaultRow(FaultTrial Trial, IReadOnlyDictionary<FaultMode, IReadOnlyList<TrialResult>> Results, string? Lacking)
{
    public int Tried => Results.Values.Sum(results => results.Count);

    public IEnumerable<string> Wrong => Results.Values.SelectMany(results => results).Select(result => result.Wrong).OfType<string>();

    /// <summary>Median, from the injection to the receipt.</summary>
    public double InjectMilliseconds => Median(result => result.InjectMilliseconds);

    /// <summary>Median.</summary>
    public double HealMilliseconds => Median(result => result.HealMilliseconds);

    private IReadOnlyList<TrialResult> Real => Results.GetValueOrDefault(FaultMode.Real, []);

    public string Receipt => Real.FirstOrDefault()?.Receipt ?? "";

    public string Heal => Real.FirstOrDefault()?.Heal ?? "";

    private double Median(Func<TrialResult, double> of) => Real.Count == 0 ? 0 : Real.Select(of).Order().ElementAt(Real.Count / 2);
}

/// <summary>The table of all faults, as tried.</summary>
public static class FaultTable
{
    public static string Markdown(IReadOnlyList<FaultRow> rows)
    {
        var text = new StringBuilder("""
            # Faults

            Each fault as it was tried: what its receipt said, what its heal said, and the median cost of both. Made by
            `./maestro evidence --times 3 --table docs/faults.md`, which also tries each fault neutralised (its lowest calls report
            success and do nothing), misaimed (done to another origin) and healed: then no receipt may say "in force".

            | fault | receipt | heal | in force, ms | healed, ms |
            | --- | --- | --- | ---: | ---: |

            """);
        foreach (var row in rows)
        {
            text.AppendLine(row.Lacking is { } lacking
                ? $"| `{row.Trial.Fault}` | not tried: {lacking} | | | |"
                : $"| `{row.Trial.Fault}` | {Cell(row.Receipt)} | {Cell(row.Heal)} | {row.InjectMilliseconds:0} | {row.HealMilliseconds:0} |");
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|");
}
