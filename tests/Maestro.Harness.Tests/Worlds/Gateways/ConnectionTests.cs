using System.Net;
using System.Net.Sockets;
using System.Text;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Tests.Worlds.Gateways;

/// <summary>How a gateway breaks connections, as a bare socket sees it.</summary>
internal sealed class ConnectionTests : GatewayFixture
{
    [Test]
    public void Reset_is_an_RST()
    {
        Gateway.Arm(new Act(exchange => exchange.BreakAsync(Break.Reset)));
        Assert.That(
            async () => await RawAsync(),
            Throws.TypeOf<SocketException>().With.Property("SocketErrorCode").EqualTo(SocketError.ConnectionReset));
        Assert.That(Service.Arrived, Is.Empty);
    }

    [Test]
    public async Task Closed_is_a_FIN_without_a_byte()
    {
        Gateway.Arm(new Act(exchange => exchange.BreakAsync(Break.Closed)));
        Assert.That(await RawAsync(), Is.Empty);
        Assert.That((await AnsweredAsync(1)).Status, Is.Zero);
    }

    [Test]
    public async Task Garbled_is_no_HTTP()
    {
        Gateway.Arm(new Act(exchange => exchange.BreakAsync(Break.Garbled)));
        Assert.That(await RawAsync(), Does.Contain("this is no HTTP").And.Not.Contain("HTTP/1.1"));
    }

    [Test]
    public async Task A_body_can_be_shorter_than_its_length_says()
    {
        Gateway.Arm(new Act(async exchange => await exchange.CutBodyAsync(await exchange.ForwardAsync(), chunked: false)));
        Assert.That(await RawAsync(), Does.Contain("Content-Length: 15").And.EndsWith("\r\n\r\n{\"statu"));
        Assert.That((await AnsweredAsync(1)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_body_can_lack_its_last_chunk()
    {
        Gateway.Arm(new Act(async exchange => await exchange.CutBodyAsync(await exchange.ForwardAsync(), chunked: true)));
        Assert.That(await RawAsync(), Does.Contain("Transfer-Encoding: chunked").And.EndsWith("7\r\n{\"statu\r\n"));
    }

    [Test]
    public async Task A_request_that_is_held_waits_for_as_long_as_it_is_held()
    {
        var held = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        Gateway.Arm(new Act(async exchange =>
        {
            held.SetResult();
            await released.Task;
            await exchange.PassAsync();
        }));

        var answer = PostAsync(Sync);
        await held.Task;
        Assert.That((answer.IsCompleted, Service.Arrived.Count), Is.EqualTo((false, 0)));
        released.SetResult();

        Assert.That(await answer, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_gateway_that_does_not_listen_refuses_connections_and_listens_again_on_its_port()
    {
        var port = Gateway.Port;
        Gateway.StopListening();
        Assert.That(
            async () => await RawAsync(),
            Throws.TypeOf<SocketException>().With.Property("SocketErrorCode").EqualTo(SocketError.ConnectionRefused));

        Gateway.Listen();
        Gateway.Listen();

        Assert.That((Gateway.Port, await PostAsync(Sync)), Is.EqualTo((port, HttpStatusCode.OK)));
    }

    [Test]
    public async Task What_is_under_way_is_cut_when_a_gateway_stops_to_listen()
    {
        var held = new TaskCompletionSource();
        Gateway.Arm(new Act(async exchange =>
        {
            held.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(exchange.Cancel);
        }));
        var answer = RawAsync();
        await held.Task;

        Gateway.StopListening();

        Assert.That(async () => await answer, Throws.TypeOf<SocketException>());
    }

    [Test]
    public async Task It_is_known_whether_a_connection_was_reused()
    {
        var reused = new List<bool>();
        Gateway.Arm(new Act(keepAlive: true, act: exchange =>
        {
            reused.Add(exchange.OnReusedConnection);
            return exchange.PassAsync();
        }));
        await PostAsync(Sync);
        await PostAsync(Sync);
        Assert.That(reused, Is.EqualTo([false, true]));
    }

    /// <summary>Everything that comes back on a connection of its own, until the other side has closed it.</summary>
    /// <exception cref="SocketException">It was refused or reset.</exception>
    private async Task<string> RawAsync()
    {
        using var limit = new CancellationTokenSource(Deadline);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Gateway.Port, limit.Token);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes($"POST {Sync} HTTP/1.1\r\nHost: story-1.localhost\r\nContent-Length: 2\r\n\r\n{{}}"), limit.Token);
        var all = new MemoryStream();
        var buffer = new byte[4096];
        while (await socket.ReceiveAsync(buffer, limit.Token) is var count and > 0)
        {
            all.Write(buffer, 0, count);
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }
}
