using Maestro.Harness.History;
using Maestro.Harness.Reporting;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Verdicts;
using Spectre.Console;

namespace Maestro.Cli;

/// <summary>Judges a stored run and shows it as a live one is shown.</summary>
internal static class StoredVerdict
{
    public static RunVerdict Show(Frame frame, string journal)
    {
        var verdict = Judge.Run(Journal.Read(journal));
        var text = new VerdictText(Claims.Load(
            Path.Combine(frame.Settings.Root, ScenarioFolder.Name, Claims.FileName), frame.Settings.Root));
        foreach (var scenario in verdict.Scenarios)
        {
            frame.Console.Write(new Text(VerdictText.Line(scenario) + "\n", RunConsole.Colour(scenario.Verdict)));
            foreach (var line in text.Evidence(scenario, verdict.Seed, verdict.Profile))
            {
                frame.Console.WriteLine(line);
            }
        }

        RunConsole.WriteEnd(frame.Console, verdict);
        frame.Console.Write(new Text($"{VerdictText.Totals(verdict)}  seed {verdict.Seed}\n", RunConsole.Colour(verdict.Verdict)));
        return verdict;
    }
}
