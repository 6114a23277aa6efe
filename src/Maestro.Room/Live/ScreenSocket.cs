using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;
using Maestro.Harness.History;

namespace Maestro.Room.Live;

/// <summary>
/// Pictures out, inputs in. A viewer says when it has drawn a picture; as many may be under way as keep it busy, and what it gets next is
/// the newest of then.
/// </summary>
/// <param name="touched">Told what was touched; null: inputs are refused.</param>
internal sealed class ScreenSocket(WebSocket socket, Screen screen, Action<Input, string>? touched) : IDisposable
{
    private const int UnderWay = 2;
    private const int LongestInput = 16 * 1024;
    private const int Header = 4;
    private const string Drawn = "drawn";

    private readonly SemaphoreSlim _free = new(UnderWay, UnderWay);

    public async Task GoAsync(CancellationToken cancel)
    {
        await using var watching = await screen.WatchAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var sending = SendAsync(ending.Token);
        try
        {
            await ReceiveAsync(ending.Token);
        }
        finally
        {
            await ending.CancelAsync();
            await sending;
        }
    }

    public void Dispose() => _free.Dispose();

    private async Task SendAsync(CancellationToken cancel)
    {
        try
        {
            for (var sent = 0L; ;)
            {
                await _free.WaitAsync(cancel);
                var frame = await screen.NewestAsync(sent, cancel);
                sent = frame.Number;
                await socket.SendAsync(Written(frame), WebSocketMessageType.Binary, endOfMessage: true, cancel);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The viewer has gone.
        }
    }

    /// <summary>Width and height, two bytes each, then the picture.</summary>
    private static byte[] Written(ScreenFrame frame)
    {
        var message = new byte[Header + frame.Jpeg.Length];
        BinaryPrimitives.WriteUInt16BigEndian(message, (ushort)frame.Width);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)frame.Height);
        frame.Jpeg.CopyTo(message, Header);
        return message;
    }

    private async Task ReceiveAsync(CancellationToken cancel)
    {
        await foreach (var text in SocketText.ReadAllAsync(socket, LongestInput, cancel))
        {
            if (text != Drawn)
            {
                if (touched is null || Input(text) is not { } input)
                {
                    await socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, touched is null ? "Watching only." : "No such input.", cancel);
                    return;
                }

                _ = TakeAsync(input, touched);
            }
            else if (_free.CurrentCount < UnderWay)
            {
                _free.Release();
            }
        }
    }

    /// <summary>Not waited for: a page that is loading or stands still answers late or never. Inputs keep their order all the same.</summary>
    private async Task TakeAsync(Input input, Action<Input, string> tell)
    {
        if (await screen.TakeAsync(input) is { } what)
        {
            tell(input, what);
        }
    }

    private static Input? Input(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Input>(text, HistoryJson.Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
