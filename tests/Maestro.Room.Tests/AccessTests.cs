using System.Net;
using System.Net.NetworkInformation;
using System.Net.WebSockets;
using System.Text;
using Maestro.Room.Access;
using Maestro.Room.Commands;

namespace Maestro.Room.Tests;

/// <summary>Who is let in, tried over bare sockets.</summary>
internal sealed class AccessTests
{
    private static readonly string[] Sockets = ["/moments?after=0", "/screen"];

    private StillScene _scene = null!;
    private IncidentRoom _room = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _scene = new StillScene();
        _room = await IncidentRoom.OpenAsync(_scene, CancellationToken.None);
    }

    [TearDown]
    public async Task CloseAsync() => await _room.DisposeAsync();

    [Test]
    public async Task Without_an_invitation_every_route_answers_401()
    {
        var (_, place) = await Wire.EnterAsync(_room, _room.Invite(Role.Operator));
        var patterns = _room.Patterns.Where(pattern => pattern != "/enter").Append("/nothing").ToList();
        Assert.That(patterns, Has.Count.GreaterThan(10));
        foreach (var path in patterns.SelectMany(pattern => new[] { pattern, place + pattern }).Select(path => path.Replace("{view}", "Storage")))
        {
            foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "OPTIONS" })
            {
                Assert.That(await Wire.StatusAsync(_room, $"{method} {path}", Wire.Own(_room)), Is.EqualTo(401), $"{method} {path}");
                Assert.That(
                    await Wire.StatusAsync(_room, $"{method} {path}", $"{Wire.Own(_room)}\nCookie: maestro-room=0123"), Is.EqualTo(401), $"{method} {path} with a made-up cookie");
            }
        }
    }

    [TestCaseSource(nameof(Sockets))]
    public async Task Without_an_invitation_no_socket_opens(string path)
    {
        var (_, place) = await Wire.EnterAsync(_room, _room.Invite(Role.Operator));
        Assert.That(await Wire.SocketAsync(_room, place + path, Wire.Own(_room)), Is.EqualTo(401));
    }

    [Test]
    public async Task An_invitation_lets_one_in_once()
    {
        var invitation = _room.Invite(Role.Operator);
        var (cookie, place) = await Wire.EnterAsync(_room, invitation);
        Assert.That(await Wire.StatusAsync(_room, $"GET {place}/", $"{Wire.Own(_room)}\nCookie: {cookie}"), Is.EqualTo(200));
        Assert.That(await Wire.StatusAsync(_room, "POST /enter", Wire.Own(_room), new Uri(invitation).Fragment[1..]), Is.EqualTo(401));
        Assert.That(await Wire.StatusAsync(_room, "POST /enter", Wire.Own(_room), ""), Is.EqualTo(401));
    }

    [Test]
    public async Task The_cookie_is_kept_from_scripts_other_sites_and_other_ports()
    {
        var answer = await Wire.AskAsync(_room, "POST /enter", Wire.Own(_room), new Uri(_room.Invite(Role.Operator)).Fragment[1..]);
        Assert.That(answer, Does.Match("(?i)set-cookie: maestro-room=[0-9a-f]{64}; path=/[0-9a-f]{16}; samesite=strict; httponly\r\n"));
    }

    [TestCase("evil.test")]
    [TestCase("localhost")]
    [TestCase("127.0.0.1:1")]
    [TestCase("127.0.0.1")]
    public async Task By_another_name_nobody_gets_in(string host)
    {
        var (cookie, place) = await Wire.EnterAsync(_room, _room.Invite(Role.Operator));
        var name = host is "localhost" ? $"localhost:{_room.Address.Port}" : host;
        var headers = $"Host: {name}\nOrigin: http://{_room.Address.Authority}\nCookie: {cookie}";
        Assert.That(await Wire.StatusAsync(_room, $"GET {place}/", headers), Is.EqualTo(400));
        Assert.That(await Wire.StatusAsync(_room, $"POST {place}/do", headers, """{"do":"abort"}"""), Is.EqualTo(400));
        Assert.That(await Wire.SocketAsync(_room, $"{place}/screen", headers), Is.EqualTo(400));
        Assert.That(_scene.Asked, Is.Empty);
    }

    [TestCase("http://evil.test")]
    [TestCase("null")]
    [TestCase("http://127.0.0.1:1")]
    [TestCase("https://127.0.0.1")]
    public async Task A_page_of_another_origin_may_ask_nothing(string origin)
    {
        var (cookie, place) = await Wire.EnterAsync(_room, _room.Invite(Role.Operator));
        var headers = $"Host: {_room.Address.Authority}\nOrigin: {origin}\nCookie: {cookie}";
        Assert.That(await Wire.StatusAsync(_room, $"GET {place}/setting", headers), Is.EqualTo(403));
        Assert.That(await Wire.StatusAsync(_room, $"POST {place}/do", headers, """{"do":"abort"}"""), Is.EqualTo(403));
        foreach (var path in Sockets)
        {
            Assert.That(await Wire.SocketAsync(_room, place + path, headers), Is.EqualTo(403), path);
        }

        Assert.That(_scene.Asked, Is.Empty);
    }

    [Test]
    public async Task What_changes_anything_and_every_socket_must_name_its_origin()
    {
        var (cookie, place) = await Wire.EnterAsync(_room, _room.Invite(Role.Operator));
        var headers = $"Host: {_room.Address.Authority}\nCookie: {cookie}";
        Assert.That(await Wire.StatusAsync(_room, $"POST {place}/do", headers, """{"do":"abort"}"""), Is.EqualTo(403));
        Assert.That(await Wire.SocketAsync(_room, $"{place}/screen", headers), Is.EqualTo(403));
        Assert.That(await Wire.StatusAsync(_room, $"GET {place}/setting", $"{headers}\nSec-Fetch-Site: cross-site"), Is.EqualTo(403));
        Assert.That(_scene.Asked, Is.Empty);
    }

    [Test]
    public async Task The_room_s_own_page_opens_both_sockets()
    {
        var (cookie, place) = await Wire.EnterAsync(_room, _room.Invite(Role.Observer));
        foreach (var path in Sockets)
        {
            Assert.That(await Wire.SocketAsync(_room, place + path, $"{Wire.Own(_room)}\nCookie: {cookie}"), Is.EqualTo(101), path);
        }
    }

    [Test]
    public void It_listens_on_loopback_alone() => Assert.That(
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == _room.Address.Port),
        Is.Not.Empty.And.All.Matches<IPEndPoint>(listener => IPAddress.Loopback.Equals(listener?.Address)));

    [TestCase("/")]
    [TestCase("/nothing")]
    public async Task Nothing_runs_in_a_browser_that_the_room_did_not_write(string path)
    {
        var (cookie, place) = await Wire.EnterAsync(_room, _room.Invite(Role.Operator));
        foreach (var headers in new[] { Wire.Own(_room), $"{Wire.Own(_room)}\nCookie: {cookie}" })
        {
            var answer = await Wire.AskAsync(_room, $"GET {place}{path}", headers);
            Assert.That(answer, Does.Contain("Content-Security-Policy: default-src 'none'").And.Contain("frame-ancestors 'none'"));
            Assert.That(answer, Does.Not.Contain("unsafe-").And.Contain("Referrer-Policy: no-referrer").And.Contain("X-Content-Type-Options: nosniff"));
        }
    }

    [TestCase("""{"do":"abort"}""", Role.Operator)]
    [TestCase("""{"do":"begin"}""", Role.Operator)]
    [TestCase("""{"do":"type","line":"1"}""", Role.Operator)]
    [TestCase("""{"do":"reload"}""", Role.Operator)]
    [TestCase("""{"do":"deploy","build":"enabled"}""", Role.Operator)]
    [TestCase("""{"do":"declare","incident":"key-loss"}""", Role.Operator)]
    [TestCase("""{"do":"pick","chapter":"Key loss"}""", Role.Operator)]
    [TestCase("""{"do":"inject","fault":"network.offline"}""", Role.Facilitator)]
    [TestCase("""{"do":"heal","fault":"network.offline"}""", Role.Facilitator)]
    public async Task A_command_is_carried_out_for_those_who_may(string command, Role least)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var (cookie, place) = await Wire.EnterAsync(_room, _room.Invite(role));
            var status = await Wire.StatusAsync(_room, $"POST {place}/do", $"{Wire.Own(_room)}\nCookie: {cookie}", command);
            Assert.That(status, Is.EqualTo(role < least ? 403 : 200), $"{role}");
        }

        Assert.That(_scene.Asked, Has.Count.EqualTo(Enum.GetValues<Role>().Count(role => role >= least)));
    }

    [TestCase(Role.Observer, 403)]
    [TestCase(Role.Operator, 200)]
    [TestCase(Role.Facilitator, 200)]
    public async Task Who_only_watches_invites_nobody(Role role, int status)
    {
        var (cookie, place) = await Wire.EnterAsync(_room, _room.Invite(role));
        Assert.That(await Wire.StatusAsync(_room, $"POST {place}/invite", $"{Wire.Own(_room)}\nCookie: {cookie}"), Is.EqualTo(status));
    }

    [TestCase(Role.Observer, "Watching only.")]
    [TestCase(Role.Operator, "No such input.")]
    public async Task Who_only_watches_touches_nothing_on_the_live_view(Role role, string refused)
    {
        var (cookie, place) = await Wire.EnterAsync(_room, _room.Invite(role));
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.SetRequestHeader("Origin", $"http://{_room.Address.Authority}");
        await socket.ConnectAsync(new Uri($"ws://{_room.Address.Authority}{place}/screen"), CancellationToken.None);
        await SendAsync(socket, """{"input":"wheel","x":1,"y":1,"delta_x":0,"delta_y":1}""");
        await SendAsync(socket, "nonsense");
        await socket.ReceiveAsync(new byte[1024], CancellationToken.None);
        Assert.That((socket.CloseStatus, socket.CloseStatusDescription), Is.EqualTo(((WebSocketCloseStatus?)WebSocketCloseStatus.PolicyViolation, refused)));
    }

    [TestCase("/debrief")]
    [TestCase("/debrief.md")]
    public async Task No_script_runs_in_a_debrief_and_only_the_room_frames_it(string path)
    {
        var (cookie, place) = await Wire.EnterAsync(_room, _room.Invite(Role.Observer));
        var answer = await Wire.AskAsync(_room, $"GET {place}{path}", $"{Wire.Own(_room)}\nCookie: {cookie}");
        Assert.That(answer, Does.Contain("Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox\r\n"));
    }

    [Test]
    public void Every_command_is_tried_here() => Assert.That(
        typeof(Command).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(Command))),
        Is.EqualTo(typeof(AccessTests).GetMethod(nameof(A_command_is_carried_out_for_those_who_may))!.GetCustomAttributes(typeof(TestCaseAttribute), false).Length));

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
