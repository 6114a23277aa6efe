using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Maestro.Harness.Setup;

namespace Maestro.Harness.Targets;

/// <summary>
/// The service under test as a process of its own. It is handed a one-time token for its control port, and its standard input:
/// when the harness ends, however it ends, that closes and the service ends too.
/// </summary>
public sealed class Service : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Func<int, CancellationToken, Task<Running>> _startAsync;
    private Running _running;

    private Service(Func<int, CancellationToken, Task<Running>> startAsync, Running running)
    {
        _startAsync = startAsync;
        _running = running;
        Port = running.Port;
    }

    /// <summary>On 127.0.0.1; the same after a new start.</summary>
    public int Port { get; }

    public int ProcessId => _running.Process.Id;

    public ServiceControl Control => _running.Control;

    /// <summary>Completes when the service's process ends, for whatever reason.</summary>
    public Task Ended => _running.Process.WaitForExitAsync();

    /// <summary>Starts the service and waits until it listens.</summary>
    /// <param name="data">A folder of the run, where it may keep what it stores; an absolute path.</param>
    /// <param name="port">Where it listens on 127.0.0.1; 0: any free one.</param>
    /// <exception cref="InputException">It did not start; says what it printed.</exception>
    public static async Task<Service> StartAsync(ServiceStart start, string root, string data, int port, CancellationToken cancel)
    {
        Task<Running> StartAsync(int at, CancellationToken stop) => RunAsync(start, root, data, at, stop);
        return new Service(StartAsync, await StartAsync(port, cancel));
    }

    /// <summary>Ends the process at once, with whatever it is doing.</summary>
    public async Task KillAsync()
    {
        _running.Process.Kill(entireProcessTree: true);
        await _running.Process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Starts it again after <see cref="KillAsync"/>: on the same port, with what it has stored.</summary>
    public async Task StartAgainAsync(CancellationToken cancel)
    {
        _running.Dispose();
        _running = await _startAsync(Port, cancel);
    }

    private static async Task<Running> RunAsync(ServiceStart start, string root, string data, int port, CancellationToken cancel)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var words = CommandWords.Split(start.Start)
            .Select(word => word
                .Replace("${program}", Path.Combine(root, start.Program))
                .Replace("${builds}", Path.Combine(root, start.Builds))
                .Replace("${data}", data)
                .Replace("${port}", port.ToString()))
            .ToList();
        var info = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MAESTRO_CONTROL_TOKEN"] = token },
        };
        var process = Process.Start(info) ?? throw new InputException($"{words[0]} could not be started.");
        var complaints = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (complaints)
            {
                complaints.Add(line.Data ?? "");
            }
        };
        process.BeginErrorReadLine();
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancel).AsTask().WaitAsync(StartLimit, cancel);
            var listening = JsonDocument.Parse(line ?? throw new EndOfStreamException()).RootElement;
            var control = new ServiceControl(listening.GetProperty("control_port").GetInt32(), token);
            return new Running(process, listening.GetProperty("port").GetInt32(), control);
        }
        catch (Exception e) when (e is EndOfStreamException or JsonException or TimeoutException or KeyNotFoundException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            var said = string.Join(' ', complaints).Trim();
            throw new InputException(
                $"The service did not start: {(said.Length > 0 ? said : e.Message)}",
                $"Its command line: {string.Join(' ', words)}");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        var process = _running.Process;
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        _running.Dispose();
    }

    private sealed record Running(Process Process, int Port, ServiceControl Control) : IDisposable
    {
        public void Dispose()
        {
            Control.Dispose();
            Process.Dispose();
        }
    }
}
