using System.Diagnostics;
using System.Text.Json.Nodes;
using Maestro.Tests;

namespace Maestro.SyncStub.Tests.Executable;

/// <summary>The service as a process of its own, as a harness starts it.</summary>
internal sealed class StubProcess : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    public StubProcess(string? controlToken, params string[] arguments)
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "Maestro.SyncStub.dll"), .. arguments];
        var start = Foreground.Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", command);
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["MAESTRO_CONTROL_TOKEN"] = controlToken;
        _process = Process.Start(start)!;
    }

    public int Id => _process.Id;

    public async Task<JsonObject> Ready()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Deadline);
        return line is null
            ? throw new AssertionException($"It ended: {await _process.StandardError.ReadToEndAsync()}")
            : JsonNode.Parse(line)!.AsObject();
    }

    /// <summary>The parent dies.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<(int ExitCode, string Output, string Errors)> Ended()
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var errors = _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync().WaitAsync(Deadline);
        return (_process.ExitCode, await output, await errors);
    }

    public void Dispose()
    {
        // Asked, not killed: it then takes its temporary store with it.
        if (!_process.HasExited)
        {
            Signal("TERM");
        }

        if (!_process.WaitForExit(Deadline))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
