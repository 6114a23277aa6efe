using System.CommandLine;
using System.CommandLine.Completions;
using Maestro.Cli.Commands;
using Maestro.Cli.Trust;
using Maestro.Harness;
using Maestro.Harness.Mutation;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;

namespace Maestro.Cli;

/// <summary>What a shell completes a word to. A project that cannot be read suggests nothing: the command itself says why.</summary>
internal static class Suggestions
{
    /// <summary>By the name of an option or an argument: the same name means the same in every command.</summary>
    private static readonly Dictionary<string, Func<CompletionContext, IEnumerable<string>>> ByName = new()
    {
        ["paths"] = context => Scenarios(context.WordToComplete),
        ["incident"] = _ => Incidents(),
        ["names"] = _ => KnownBads(),
        ["parts"] = _ => TrustParts.Names,
        ["faults"] = _ => Faults,
        ["journal"] = _ => Runs(),
        ["journals"] = _ => Runs(),
        ["--journal"] = _ => Runs(),
        ["--tag"] = _ => Tags(),
        ["--claim"] = _ => Claims(),
        ["--fault"] = _ => Faults,
        ["--target"] = _ => Targets(),
    };

    private static IEnumerable<string> Faults => Project.Words.Family(typeof(FaultOptions)).Keys;

    /// <summary>Gives words to the options and arguments of a command, and of those below it.</summary>
    public static void Attach(Command command)
    {
        foreach (var option in command.Options.Where(option => ByName.ContainsKey(option.Name)))
        {
            option.CompletionSources.Add(ByName[option.Name]);
        }

        foreach (var argument in command.Arguments.Where(argument => ByName.ContainsKey(argument.Name)))
        {
            argument.CompletionSources.Add(ByName[argument.Name]);
        }

        foreach (var child in command.Subcommands)
        {
            Attach(child);
        }
    }

    /// <summary>Scenario files and their folders, as `run` takes them: below `scenarios/`, or with it where the word begins so.</summary>
    private static IEnumerable<string> Scenarios(string word) => Tried(settings =>
    {
        var files = ScenarioFolder.Find([], settings.Root).Select(file => Path.GetRelativePath(settings.Root, file).Replace('\\', '/')).ToList();
        var paths = files.SelectMany(Above).Distinct().Concat(files);
        return word.StartsWith(ScenarioFolder.Name, StringComparison.Ordinal) ? paths
            : paths.Select(path => path[ScenarioFolder.Name.Length..].TrimStart('/')).Where(path => path.Length > 0);
    });

    private static IEnumerable<string> Tags() => Tried(settings =>
    {
        var project = new Project(settings);
        return project.Scenarios([], project.Target(Project.DefaultTarget)).SelectMany(variant => variant.Scenario.Tags ?? []).Distinct().Order(StringComparer.Ordinal);
    });

    private static IEnumerable<string> Claims() => Tried(settings =>
        Harness.Scenarios.Claims.Load(Path.Combine(settings.Root, ScenarioFolder.Name, Harness.Scenarios.Claims.FileName), settings.Root).Keys);

    private static IEnumerable<string> Incidents() => Tried(settings => IncidentFolder.Load(settings.Root, new Project(settings).Target(Project.DefaultTarget)).Keys);

    /// <summary>The project's profiles; a shell that completes files by itself knows others.</summary>
    private static IEnumerable<string> Targets() => Tried(settings =>
    {
        var folder = Path.GetDirectoryName(Project.DefaultTarget)!;
        return Directory.EnumerateFiles(Path.Combine(settings.Root, folder), "*.yaml").Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);
    });

    /// <summary>Of the reference client.</summary>
    private static IEnumerable<string> KnownBads() => Tried(settings => Mutants.Find(Path.Combine(settings.Root, MutantsCommand.KnownBadFolder), settings.Root).Keys);

    /// <summary>The folders of stored runs, as they are called from where the command is typed.</summary>
    private static IEnumerable<string> Runs() => Tried(settings =>
        StoredJournals.Runs(settings.Artifacts).Select(folder => Path.GetRelativePath(Environment.CurrentDirectory, folder)));

    private static IEnumerable<string> Above(string file)
    {
        for (var end = file.LastIndexOf('/'); end > 0; end = file.LastIndexOf('/', end - 1))
        {
            yield return file[..(end + 1)];
        }
    }

    private static List<string> Tried(Func<Settings, IEnumerable<string>> words)
    {
        try
        {
            return [.. words(Settings.Find(AppContext.BaseDirectory))];
        }
        catch (Exception e) when (e is InputException or IOException)
        {
            return [];
        }
    }
}
