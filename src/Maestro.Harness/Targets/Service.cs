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

    private readonly Process _process;

    private Service(Process process, int port, ServiceControl control)
    {
        _process = process;
        Port = port;
        Control = control;
    }

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; }

    public int ProcessId => _process.Id;

    public ServiceControl Control { get; }

    /// <summary>Completes when the service's process ends, for whatever reason.</summary>
    public Task Ended => _process.WaitForExitAsync();

    /// <summary>Starts the service and waits until it listens.</summary>
    /// <param name="port">Where it listens on 127.0.0.1; 0: any free one.</param>
    /// <exception cref="InputException">It did not start; says what it printed.</exception>
    public static async Task<Service> StartAsync(
        ServiceStart start, string root, int port, CancellationToken cancel)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var words = CommandWords.Split(start.Start)
            .Select(word => word
                .Replace("${program}", Path.Combine(root, start.Program))
                .Replace("${builds}", Path.Combine(root, start.Builds))
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
            return new Service(process, listening.GetProperty("port").GetInt32(), control);
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
        Control.Dispose();
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
