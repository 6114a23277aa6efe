using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Maestro.Harness.History;
using Maestro.Harness.Rehearsal;
using Maestro.Room.Access;
using Maestro.Room.Live;

namespace Maestro.Room.Views;

/// <summary>
/// Tells a page what happens: `{ events, state, now }`, whatever has come since the last message. A page that was away names the last event
/// that it knows. What was hidden until the end stands in the state and in the debrief then.
/// </summary>
internal sealed class MomentsSocket(WebSocket socket, IScene scene, Role role)
{
    private const int LongestText = 1024;

    /// <summary>At most so many events a message.</summary>
    private const int Batch = 500;

    public async Task GoAsync(long after, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var telling = TellAsync(after, ending.Token);
        await foreach (var _ in SocketText.ReadAllAsync(socket, LongestText, ending.Token))
        {
            // Nothing is asked by it; the page's end closes it.
        }

        await ending.CancelAsync();
        await telling;
    }

    private async Task TellAsync(long after, CancellationToken cancel)
    {
        try
        {
            await foreach (var batch in BatchesAsync(after, cancel))
            {
                await SendAsync(batch, Telling.IsAll(batch[^1].State, role), cancel);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "The rehearsal has ended.", cancel);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The page has gone.
        }
    }

    private Task SendAsync(IReadOnlyList<Moment> batch, bool all, CancellationToken cancel)
    {
        var message = new JsonObject
        {
            ["events"] = new JsonArray([.. batch.Select(moment => Telling.Of(moment.Happened, all)).OfType<JsonNode>()]),
            ["state"] = Telling.Of(batch[^1].State, role),
            ["now"] = scene.Now,
        };
        return socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(message, HistoryJson.Options).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancel).AsTask();
    }

    private async IAsyncEnumerable<IReadOnlyList<Moment>> BatchesAsync(
        long after, [EnumeratorCancellation] CancellationToken cancel)
    {
        var coming = Channel.CreateUnbounded<Moment>();
        var following = FollowAsync(coming.Writer, after, cancel);
        while (await coming.Reader.WaitToReadAsync(cancel))
        {
            var batch = new List<Moment>();
            while (batch.Count < Batch && coming.Reader.TryRead(out var moment))
            {
                batch.Add(moment);
            }

            yield return batch;
        }

        await following;
    }

    private async Task FollowAsync(ChannelWriter<Moment> coming, long after, CancellationToken cancel)
    {
        try
        {
            await foreach (var moment in scene.FollowAsync(after, cancel))
            {
                coming.TryWrite(moment);
            }

            coming.Complete();
        }
        catch (OperationCanceledException e)
        {
            coming.Complete(e);
        }
    }
}
