using System.Text.Json;
using Maestro.Harness;

namespace Maestro.Cli.Trust;

/// <summary>
/// What a part has found so far, piece by piece, on one state of the sources: a proof that was stopped goes on there, and on another machine where
/// the record is committed. It is small, and the evidence of the figures in docs/trust.md.
/// </summary>
internal sealed class PartRecord
{
    /// <summary>Where the records lie, one file a part.</summary>
    public const string Folder = "docs/trust";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { WriteIndented = true };

    private readonly string _file;
    private readonly string _source;
    private readonly SortedDictionary<string, JsonElement> _found;

    private sealed record Stored(string Source, SortedDictionary<string, JsonElement> Found);

    /// <param name="root">The project's.</param>
    /// <param name="source">The hash of the sources; what was found on others does not count.</param>
    /// <param name="scratch">Absolute; where the part may put what is not worth keeping. Need not exist.</param>
    /// <exception cref="InputException">The record does not read.</exception>
    public PartRecord(string root, string part, string source, string scratch)
    {
        (_file, _source, Scratch) = (Path.Combine(root, Folder, $"{part}.json"), source, scratch);
        _found = Read(_file) is { } stored && stored.Source == source ? stored.Found : new(StringComparer.Ordinal);
    }

    public string Scratch { get; }

    /// <summary>What was kept under that name; null when nothing was.</summary>
    public T? Find<T>(string name) where T : class => _found.TryGetValue(name, out var found) ? found.Deserialize<T>(Options) : null;

    /// <summary>Written whole or not at all.</summary>
    public void Keep<T>(string name, T found)
    {
        _found[name] = JsonSerializer.SerializeToElement(found, Options);
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        File.WriteAllText($"{_file}.new", $"{JsonSerializer.Serialize(new Stored(_source, _found), Options)}\n");
        File.Move($"{_file}.new", _file, overwrite: true);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _found.Clear();
        File.Delete(_file);
        if (Directory.Exists(Scratch))
        {
            Directory.Delete(Scratch, recursive: true);
        }
    }

    private static Stored? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<Stored>(File.ReadAllText(file), Options) : null;
        }
        catch (JsonException e)
        {
            throw new InputException($"{file} does not read: {e.Message}", "Take it back from version control, or delete it and measure anew.");
        }
    }
}
