using System.Text.Json;

namespace Maestro.Cli.Trust;

/// <summary>Where a part keeps what it has found, piece by piece, so that a proof that was stopped goes on.</summary>
/// <param name="path">Absolute; need not exist.</param>
internal sealed class PartFolder(string path)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { WriteIndented = true };

    public string Path => path;

    /// <summary>What was kept under that name; null when nothing was.</summary>
    public T? Find<T>(string name) where T : class =>
        File.Exists(FileOf(name)) ? JsonSerializer.Deserialize<T>(File.ReadAllText(FileOf(name)), Options) : null;

    /// <summary>Written whole or not at all.</summary>
    public void Keep<T>(string name, T found)
    {
        Directory.CreateDirectory(path);
        File.WriteAllText($"{FileOf(name)}.new", JsonSerializer.Serialize(found, Options));
        File.Move($"{FileOf(name)}.new", FileOf(name), overwrite: true);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private string FileOf(string name) => System.IO.Path.Combine(path, $"{name}.json");
}
