using System.CommandLine;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Sharding;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro merge`: one run of the shards of it.</summary>
internal sealed class MergeCommand : CliCommand
{
    private readonly Argument<string[]> _journals = new("journals")
    {
        Description = "The journals of the shards, or their runs' folders.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _out = new("--out") { Description = "Where the merged run is written; a new folder of artifacts/ without it.", HelpName = "folder" };

    public MergeCommand() : base("merge", "Put the shards of a run together, and judge it as one.")
    {
        Add(_journals);
        Add(_out);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var shards = parsed.GetValue(_journals)!
            .Select(given => Directory.Exists(given) ? Path.Combine(given, Journal.FileName) : given)
            .Select(file => (File: Path.GetRelativePath(Environment.CurrentDirectory, file), Journal: Journal.Read(file)))
            .ToList();
        var merged = Merging.Merge(shards);
        var folder = Directory.CreateDirectory(parsed.GetValue(_out) ?? LiveRun.NewFolder(frame)).FullName;
        foreach (var (file, shard) in shards)
        {
            CopyEvidence(shard, Path.GetDirectoryName(Path.GetFullPath(file))!, folder);
        }

        var journal = Path.Combine(folder, Journal.FileName);
        merged.Write(journal);

        var verdict = StoredVerdict.Show(frame, journal);
        RecordedDurations.Update(Path.Combine(frame.Settings.Work, RecordedDurations.FileName), verdict);
        frame.Console.WriteLine($"journal: {Path.GetRelativePath(Environment.CurrentDirectory, journal)}");
        var report = await WrittenReports.OfRunAsync(journal, verdict, frame.Settings, cancel);
        frame.Console.WriteLine($"report:  {Path.GetRelativePath(Environment.CurrentDirectory, report)}");
        return RunCommand.Exit(verdict.Verdict);
    }

    /// <summary>Pictures and traces; one that was not kept is missing in the merged run as well.</summary>
    private static void CopyEvidence(Journal shard, string from, string folder)
    {
        var files = shard.Events.OfType<PictureTaken>().Select(picture => picture.File).Concat(shard.Events.OfType<TraceKept>().Select(trace => trace.File));
        var to = Path.Combine(folder, Merging.FolderOf(((RunStarted)shard.Events[0]).Shard!));
        foreach (var file in files.Where(file => File.Exists(Path.Combine(from, file))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, file))!);
            File.Copy(Path.Combine(from, file), Path.Combine(to, file), overwrite: true);
        }
    }
}
