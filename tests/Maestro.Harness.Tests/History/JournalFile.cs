using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Tests.History;

/// <summary>A journal on disk, in a folder of its own.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maestro-journal-").FullName;

    public string Path => System.IO.Path.Combine(_folder, Journal.FileName);

    public static RunStarted Start(params IReadOnlyList<string> planned) =>
        new(HistoryJson.FormatVersion, "7f3a", "reference", "headless-shell 156", planned);

    public Recorder Record() => new(new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.Read), TimeProvider.System);

    public void Write(string text) => File.WriteAllText(Path, text);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
