using System.Runtime.InteropServices;

namespace Maestro.Cli;

/// <summary>Turns Ctrl-C, SIGTERM and SIGHUP into a cancel; whoever asks again is told that it is under way.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public Interruption()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        Console.Error.WriteLine(_source.IsCancellationRequested ? "Still cleaning up …" : "Stopping: cleaning up …");
        _source.Cancel();
    }
}
