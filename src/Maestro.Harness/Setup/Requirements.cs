namespace Maestro.Harness.Setup;

/// <summary>Everything that the project asks of a machine, in the order in which to mend it.</summary>
public static class Requirements
{
    /// <summary>All, what is optional last.</summary>
    public static IReadOnlyList<IRequirement> Of(Settings settings) =>
        [.. Prerequisites(settings), new BrowserRequirement(settings), new Promtool(settings)];

    /// <summary>Makes sure that the machine has everything; the browser is installed where this user may.</summary>
    /// <param name="progress">Takes a line when something is installed, before it is.</param>
    /// <exception cref="InputException">Something is lacking; each with its remedy.</exception>
    public static async Task<BrowserBinary> EnsureAsync(
        Settings settings, Action<string> progress, CancellationToken cancel)
    {
        var findings = await Task.WhenAll(Prerequisites(settings).Select(async requirement =>
            (requirement.Name, Finding: await requirement.CheckAsync(cancel))));
        var problems = findings
            .Where(each => !each.Finding.Ok)
            .Select(each => new InputProblem($"{each.Name}: {each.Finding.Found}", each.Finding.Remedy))
            .ToList();
        return problems.Count == 0
            ? await new Browsers(settings).EnsureAsync(progress, cancel)
            : throw new InputException(problems);
    }

    private static IReadOnlyList<IRequirement> Prerequisites(Settings settings) =>
        [
            new FolderRequirement(settings),
            new DotnetRequirement(settings.Root),
            new NodeRequirement(settings.Root),
            .. settings.Headless ? Array.Empty<IRequirement>() : [new DisplayRequirement()],
        ];
}
