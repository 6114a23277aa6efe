using System.Threading.Channels;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;

namespace Maestro.Room.Live;

/// <summary>Writes down what the operator touched on the page, one after the other, without holding the page up.</summary>
internal sealed class Touches
{
    private readonly Channel<(Deed Did, string What)> _coming = Channel.CreateUnbounded<(Deed, string)>();

    public Touches(RehearsalSession session) => _ = WriteAsync(session);

    public void Take(Input input, string what) => _coming.Writer.TryWrite((input is MouseInput ? Deed.Clicked : Deed.Pressed, what));

    private async Task WriteAsync(RehearsalSession session)
    {
        await foreach (var (did, what) in _coming.Reader.ReadAllAsync())
        {
            try
            {
                await session.TouchedAsync(did, what);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
