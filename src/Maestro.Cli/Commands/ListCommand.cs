using System.CommandLine;
using System.Text.Json;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;

namespace Maestro.Cli.Commands;

/// <summary>`maestro list [paths]`: what there is to run.</summary>
internal sealed class ListCommand : CliCommand
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Argument<string[]> _paths = new("paths")
    {
        Description = "Scenario files or folders; all of scenarios/ without any.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _json = new("--json") { Description = "An array of objects instead of lines." };

    private readonly SelectionOptions _selection;

    public ListCommand() : base("list", "List scenarios with their severity, claims, tags and titles.")
    {
        Add(_paths);
        Add(_json);
        _selection = new SelectionOptions(this, lastFailed: false);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var settings = frame.Settings;
        var project = new Project(settings);
        var claims = Claims.Load(Path.Combine(settings.Root, ScenarioFolder.Name, Claims.FileName), settings.Root);
        var all = project.Scenarios(parsed.GetValue(_paths) ?? [], project.Target(Project.DefaultTarget));
        var rows = (await _selection.ChooseAsync(parsed, all, claims, settings, cancel)).Select(variant => new Row(
            variant.Id,
            variant.File,
            variant.Scenario.Title,
            variant.Scenario.Severity.ToString().ToLowerInvariant(),
            variant.Scenario.Claims,
            variant.Scenario.Tags ?? [])).ToList();
        if (parsed.GetValue(_json))
        {
            Console.WriteLine(JsonSerializer.Serialize(rows, Json));
            return ExitCode.Passed;
        }

        // Not through the console: a line is not wrapped, so that it can be searched.
        foreach (var row in rows)
        {
            var tags = row.Tags.Count > 0 ? $"  [{string.Join(", ", row.Tags)}]" : "";
            Console.WriteLine($"{row.Severity,-8}  {row.Id}{tags}\n          {row.Title}\n          {string.Join(", ", row.Claims)}");
        }

        Console.WriteLine(rows.Count == 1 ? "1 scenario" : $"{rows.Count} scenarios");
        return ExitCode.Passed;
    }

    private sealed record Row(string Id, string File, string Title, string Severity, IReadOnlyList<string> Claims, IReadOnlyList<string> Tags);
}
