namespace Maestro.Harness.Setup;

/// <summary>Runs the commands of one installation and keeps what they print in one file.</summary>
internal sealed class InstallLog : IAsyncDisposable
{
    private readonly StreamWriter _log;

    /// <param name="file">Written anew; its folder is made.</param>
    public InstallLog(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        _log = new StreamWriter(file);
    }

    /// <returns>Whether the program ended with 0.</returns>
    public async Task<bool> RunAsync(
        string program, string[] arguments, string folder, (string Name, string Value) variable, CancellationToken cancel)
    {
        await _log.WriteLineAsync($"$ {program} {string.Join(' ', arguments)}");
        var environment = new Dictionary<string, string> { [variable.Name] = variable.Value };
        return await ChildProcess.RunAsync(program, arguments, folder, _log.WriteLine, cancel, environment) == 0;
    }

    /// <summary>Not cancelled but waited for: a package manager that is killed leaves the machine half configured.</summary>
    public async Task<bool> AptAsync(string folder, CancellationToken cancel, params string[] arguments)
    {
        cancel.ThrowIfCancellationRequested();
        return await RunAsync("apt-get", arguments, folder, ("DEBIAN_FRONTEND", "noninteractive"), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();
}
