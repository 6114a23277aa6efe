namespace Maestro.Harness.Tests.Setup;

/// <summary>A folder of a test's own; it goes with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("maestro-test-").FullName;

    public string At(string relative) => System.IO.Path.Combine(Path, relative);

    /// <returns>The full path.</returns>
    public string Write(string relative, string content)
    {
        var path = At(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>A shell script that may be executed.</summary>
    /// <returns>The full path.</returns>
    public string WriteScript(string relative, string body)
    {
        var path = Write(relative, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
