using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Maestro.Room.Live;

/// <summary>The texts that come in by a socket.</summary>
internal static class SocketText
{
    /// <summary>Until the other side closes, or sends one that is too long.</summary>
    /// <param name="longest">In bytes.</param>
    public static async IAsyncEnumerable<string> ReadAllAsync(WebSocket socket, int longest, [EnumeratorCancellation] CancellationToken cancel)
    {
        var buffer = new byte[longest];
        for (var length = 0; ;)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancel);
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException)
            {
                yield break;
            }

            length += part.Count;
            if (part.MessageType is WebSocketMessageType.Close || (length == longest && !part.EndOfMessage))
            {
                yield break;
            }

            if (part.EndOfMessage)
            {
                yield return Encoding.UTF8.GetString(buffer, 0, length);
                length = 0;
            }
        }
    }
}
