using System.Diagnostics;

namespace Maestro.SyncStub.Tests.Support;

/// <summary>A PostgreSQL cluster in a temporary folder; it ends when its standard input does.</summary>
internal sealed class LocalCluster : IPostgres
{
    private const string Remedy =
        "PostgreSQL is needed: install it (Debian: apt-get install postgresql) or start a container engine.";

    private const string Script = """
        set -e
        folder=$(mktemp -d /tmp/maestro-postgres-XXXXXX)
        trap 'rm -rf "$folder"' EXIT
        "$0/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync > "$folder/initdb.log"
        "$0/postgres" -D "$folder/data" -F -h '' -k "$folder" &
        echo "$folder"
        read -r _ || true
        kill -INT $!
        wait $! || true
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Process _shell;

    private LocalCluster(Process shell, string folder)
    {
        _shell = shell;
        ConnectionString = $"Host={folder};Username=postgres;Database=postgres";
        ProcessIdFile = $"{folder}/data/postmaster.pid";
    }

    public string Name => "local cluster";

    public string ConnectionString { get; }

    /// <summary>Its first line is the process id of the server, the parent of those that serve connections.</summary>
    public string ProcessIdFile { get; }

    public static async Task<LocalCluster> Start()
    {
        var shell = Process.Start(Command(Binaries()))!;
        var log = new List<string>();
        var ready = new TaskCompletionSource();
        shell.ErrorDataReceived += (_, line) =>
        {
            log.Add(line.Data ?? "");
            if (line.Data is null || line.Data.Contains("ready to accept connections"))
            {
                ready.TrySetResult();
            }
        };
        shell.BeginErrorReadLine();
        var folder = await shell.StandardOutput.ReadLineAsync().WaitAsync(Deadline);
        await ready.Task.WaitAsync(Deadline);
        return folder is not null && !shell.HasExited
            ? new LocalCluster(shell, folder)
            : throw new AssertionException($"{Remedy} The cluster did not start: {string.Join('\n', log)}");
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync().WaitAsync(Deadline);
        _shell.Dispose();
    }

    private static ProcessStartInfo Command(string binaries)
    {
        // PostgreSQL refuses to run as root; its Debian package brings a user for it.
        string[] asUser = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
            : [];
        string[] command = [.. asUser, "sh", "-c", Script, binaries];
        return new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static string Binaries()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return versions.OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var n) ? n : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat(onPath)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new AssertionException(Remedy);
    }
}
