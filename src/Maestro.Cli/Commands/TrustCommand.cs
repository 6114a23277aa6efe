using System.CommandLine;
using Maestro.Cli.Trust;
using Maestro.Harness;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro trust`: the long proof that verdicts can be trusted, part by part; one that was stopped goes on.</summary>
internal sealed class TrustCommand : CliCommand
{
    private readonly Argument<string[]> _names = new("parts")
    {
        Description = $"Parts by name ({string.Join(", ", TrustParts.Names)}); all without any.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _fresh = new("--fresh") { Description = "Forgets what these parts came to before on the same sources." };

    public TrustCommand() : base("trust", "Measure whether verdicts can be trusted, and write docs/trust.md; hours, but a stopped one goes on.")
    {
        Add(_names);
        Add(_fresh);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var parts = Chosen(TrustParts.All(frame), parsed.GetValue(_names) ?? []);
        var file = Path.Combine(frame.Settings.Root, TrustPage.File);
        var held = await new TrustProof(frame.Settings, frame.Time, Frame.Progress).GoAsync(parts, parsed.GetValue(_fresh), Show, cancel);
        frame.Console.WriteLine($"wrote {TrustPage.File}");
        return held ? ExitCode.Passed : ExitCode.Failed;

        void Show(PartProof proof)
        {
            var before = File.Exists(file) ? TrustPage.Read(File.ReadAllText(file)) : [];
            var rows = TrustParts.Names.Select(name => name == proof.Part ? proof : before.FirstOrDefault(row => row.Part == name)).OfType<PartProof>();
            File.WriteAllText(file, TrustPage.Text([.. rows]));
            var colour = new Style(proof.Held ? Color.Green : Color.Red);
            frame.Console.Write(new Text($"{(proof.Held ? "held" : "DID NOT HOLD"),-12} {proof.Part,-16} {proof.Minutes,6:0.0} min\n", colour));
            foreach (var figure in proof.Figures)
            {
                frame.Console.WriteLine($"             {figure}");
            }
        }
    }

    private static IReadOnlyList<ITrustPart> Chosen(IReadOnlyList<ITrustPart> all, string[] names)
    {
        var unknown = names.Except(TrustParts.Names).ToList();
        return unknown.Count > 0
            ? throw new InputException($"There is no part {string.Join(", ", unknown)}.", $"There are: {string.Join(", ", TrustParts.Names)}.")
            : [.. all.Where(part => names.Length == 0 || names.Contains(part.Name))];
    }
}
