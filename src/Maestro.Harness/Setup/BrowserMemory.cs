using System.Text.Json;

namespace Maestro.Harness.Setup;

/// <summary>
/// The last browser that started, in `browser.json`. It counts for the same file, the same user and until the next boot:
/// each of them can change whether the sandbox works.
/// </summary>
public sealed class BrowserMemory(string file)
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    private sealed record Entry(string Key, BrowserBinary Browser);

    public BrowserBinary? Recall(string path)
    {
        try
        {
            return File.Exists(file) && JsonSerializer.Deserialize<Entry>(File.ReadAllText(file)) is { } entry
                && entry.Key == KeyOf(path)
                    ? entry.Browser
                    : null;
        }
        catch (JsonException)
        {
            return null; // written by another version: as good as nothing remembered
        }
    }

    public void Remember(BrowserBinary browser)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var whole = $"{file}.{Environment.ProcessId}";
        File.WriteAllText(whole, JsonSerializer.Serialize(new Entry(KeyOf(browser.Path), browser)));
        File.Move(whole, file, overwrite: true);
    }

    private static string KeyOf(string path) => string.Join('|',
        path,
        File.GetLastWriteTimeUtc(path).Ticks,
        Environment.UserName,
        Environment.IsPrivilegedProcess,
        File.Exists(BootId) ? File.ReadAllText(BootId).Trim() : "");
}
