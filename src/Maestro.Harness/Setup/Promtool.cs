namespace Maestro.Harness.Setup;

/// <summary>
/// Prometheus' own program to try alert rules. Debian's package `prometheus` has it, and is unpacked but not installed: that needs no root
/// and starts no daemon.
/// </summary>
public sealed class Promtool(Settings settings) : IRequirement
{
    private const string Package = "prometheus";

    private string Tools => Path.Combine(settings.Work, "tools");

    private string Folder => Path.Combine(Tools, Package);

    private string Log => Path.Combine(settings.Work, "logs", "install-promtool.log");

    public string Name => "promtool, for alert rules";

    public bool IsOptional => true;

    /// <summary>The program; null when it is neither on the search path nor among the tool's own.</summary>
    public string? Program => Executables.Find("promtool", [.. Executables.SearchPath, Path.Combine(Folder, "usr", "bin")]);

    /// <summary>One line that the user can paste, in the project's root.</summary>
    public string Remedy => Executables.Find("apt-get") is null
        ? "Put promtool on the search path: https://prometheus.io/download"
        : $"apt-get download {Package} && dpkg-deb -x {Package}_*.deb {Path.GetRelativePath(settings.Root, Folder)} && rm {Package}_*.deb";

    public async Task<Finding> CheckAsync(CancellationToken cancel)
    {
        if (Program is not { } program)
        {
            return new Finding(false, "missing; scenarios of alerts fetch it where they may", Remedy);
        }

        var (exitCode, output) = await ChildProcess.ReadAsync(program, ["--version"], settings.Root, cancel);
        return new Finding(exitCode == 0, $"{output.Split('\n')[0]}: {program}", exitCode == 0 ? null : Remedy);
    }

    /// <summary>Fetches it if there is none, where this user may; whether it is there then, <see cref="Program"/> tells.</summary>
    /// <param name="progress">Takes a line when something is fetched, before it is.</param>
    public async Task EnsureAsync(Action<string> progress, CancellationToken cancel)
    {
        if (Program is not null || Executables.Find("apt-get") is null || Executables.Find("dpkg-deb") is null)
        {
            return;
        }

        using var turn = await FileLock.TakeAsync(
            Path.Combine(settings.Work, "tools.lock"), () => progress("Another process is fetching promtool; waiting for it …"), cancel);
        if (Program is null)
        {
            progress("Fetching promtool …");
            await FetchAsync(cancel);
        }
    }

    /// <summary>In a folder beside its place, so that what was cut off is never taken for the program.</summary>
    private async Task FetchAsync(CancellationToken cancel)
    {
        var part = Path.Combine(Tools, $"{Package}.part");
        Remove(part);
        Directory.CreateDirectory(part);
        await using var log = new InstallLog(Log);
        var downloaded = await log.AptAsync(part, cancel, "download", Package)
            || (Environment.IsPrivilegedProcess && await log.AptAsync(part, cancel, "update") && await log.AptAsync(part, cancel, "download", Package));
        if (downloaded && Directory.GetFiles(part, "*.deb") is [var package]
            && await log.RunAsync("dpkg-deb", ["-x", package, "unpacked"], part, ("LC_ALL", "C"), cancel))
        {
            Remove(Folder);
            Directory.Move(Path.Combine(part, "unpacked"), Folder);
        }

        Remove(part);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
