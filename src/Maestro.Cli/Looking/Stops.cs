using Maestro.Harness;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;

namespace Maestro.Cli.Looking;

/// <summary>Before which steps a person is asked, one scenario after the other.</summary>
/// <param name="line">The line of the step at which it begins; null: the first step.</param>
internal sealed class Stops(int? line)
{
    private string? _scenario;
    private bool _eachStep;

    /// <summary>Each scenario begins anew.</summary>
    public bool AreDue(string scenario, int at)
    {
        if (scenario != _scenario)
        {
            (_scenario, _eachStep) = (scenario, line is null);
        }

        return _eachStep || at == line;
    }

    public void Next() => _eachStep = true;

    /// <summary>To the end of the scenario, or to the line once more.</summary>
    public void Continue() => _eachStep = false;

    /// <exception cref="InputException">No step begins on that line, or it is not said of which file.</exception>
    public static void Demand(int line, IReadOnlyList<ScenarioVariant> variants)
    {
        var files = variants.Select(variant => variant.File).Distinct().ToList();
        if (files.Count > 1)
        {
            throw new InputException($"--debug {line} means a line of one file, and {files.Count} are chosen.", "Name the file.");
        }

        var lines = variants.SelectMany(variant => AllSteps.Of(variant.Scenario)).Select(step => step.Place.Line).Distinct().Order().ToList();
        if (!lines.Contains(line))
        {
            throw new InputException($"No step begins on line {line} of {files[0]}.", $"Steps begin on these lines: {string.Join(", ", lines)}.");
        }
    }
}
