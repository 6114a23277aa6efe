using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Gating;

/// <summary>The run that later ones are compared with: a small file that `--accept` writes, and a team keeps with its sources.</summary>
/// <param name="Target">The profile's name: only runs against the same target are compared.</param>
/// <param name="Date">`2026-11-28`.</param>
/// <param name="Claims">What was said of each claim.</param>
/// <param name="Recovery">How long each scenario took to come to rest, in milliseconds.</param>
public sealed record AcceptedRun(
    int Format,
    string Target,
    string Date,
    string Seed,
    IReadOnlyDictionary<string, Standing> Claims,
    IReadOnlyDictionary<string, double> Recovery)
{
    public const string FileName = "gate.accepted.json";
    private const int FormatVersion = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static AcceptedRun Of(RunVerdict run, IReadOnlyList<ClaimStanding> claims, string target, DateOnly date) => new(
        FormatVersion,
        target,
        $"{date:yyyy-MM-dd}",
        run.Seed,
        claims.ToDictionary(claim => claim.Claim.Id, claim => claim.Standing),
        Recoveries(run));

    /// <summary>The longest recovery of each scenario, by its id without the number of a repetition.</summary>
    internal static IReadOnlyDictionary<string, double> Recoveries(RunVerdict run) => run.Scenarios
        .Where(scenario => scenario is { RecoveryMilliseconds: not null, Quarantined: null })
        .GroupBy(scenario => PlannedScenario.IdOf(scenario.Id))
        .ToDictionary(scenarios => scenarios.Key, scenarios => Math.Round(scenarios.Max(scenario => scenario.RecoveryMilliseconds!.Value)));

    /// <returns>Null where there is no such file.</returns>
    /// <exception cref="InputException">It is no accepted run.</exception>
    public static AcceptedRun? Load(string file, string root)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        const string remedy = "Accept a run anew: ./maestro gate --accept";
        var name = Path.GetRelativePath(root, file).Replace('\\', '/');
        try
        {
            var accepted = JsonSerializer.Deserialize<AcceptedRun>(File.ReadAllText(file), Options);
            return accepted is { Format: FormatVersion }
                ? accepted
                : throw new InputException([new InputProblem($"This accepted run has format {accepted?.Format ?? 0}; expected {FormatVersion}.", remedy, name, 1, 1)]);
        }
        catch (JsonException e)
        {
            throw new InputException([new InputProblem(
                $"This is no accepted run: {e.Message.Split(" Path:")[0]}", remedy, name, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1)]);
        }
    }

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Options) + "\n");
}
