using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Maestro.Room.Tests;

/// <summary>Speaks to a room without a client's courtesies: every header is as it is written here.</summary>
internal static class Wire
{
    private const string Upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";

    /// <summary>The whole answer, or what came of it until the head was there.</summary>
    /// <param name="headers">One a line, `Host` among them.</param>
    public static async Task<string> AskAsync(IncidentRoom room, string request, string headers, string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, room.Address.Port);
        var stream = client.GetStream();
        var written = headers.ReplaceLineEndings("\r\n").Trim();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{request} HTTP/1.1\r\n{written}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        var (answer, buffer) = ("", new byte[16 * 1024]);
        while (!IsWhole(answer) && await stream.ReadAsync(buffer) is > 0 and var read)
        {
            answer += Encoding.UTF8.GetString(buffer, 0, read);
        }

        return answer;
    }

    public static async Task<int> StatusAsync(IncidentRoom room, string request, string headers, string body = "") =>
        int.Parse((await AskAsync(room, request, headers, body)).Split(' ')[1]);

    /// <summary>Asks for a socket.</summary>
    public static Task<int> SocketAsync(IncidentRoom room, string path, string headers) => StatusAsync(room, $"GET {path}", $"{headers}\n{Upgrade}");

    /// <summary>Comes in by an invitation: the cookie, and the path below which the room lies.</summary>
    public static async Task<(string Cookie, string Place)> EnterAsync(IncidentRoom room, string invitation)
    {
        var answer = await AskAsync(room, "POST /enter", Own(room), new Uri(invitation).Fragment[1..]);
        var cookie = answer.Split("Set-Cookie: ")[1].Split("\r\n")[0];
        return (cookie.Split(';')[0], cookie.Split("path=")[1].Split(';')[0]);
    }

    /// <summary>As the room's own page asks.</summary>
    public static string Own(IncidentRoom room) => $"Host: {room.Address.Authority}\nOrigin: http://{room.Address.Authority}";

    private static bool IsWhole(string answer) => answer.Contains("\r\n\r\n", StringComparison.Ordinal);
}
