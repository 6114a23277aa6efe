using System.Net;
using System.Text.Json.Nodes;
using Maestro.SyncStub.Deployment;
using Maestro.SyncStub.Endpoints;
using Maestro.SyncStub.Storage;

namespace Maestro.SyncStub.Tests.Support;

/// <summary>Tests against a service that really listens, on a database of the engine given.</summary>
internal abstract class StubFixture(Engine engine)
{
    private const string Token = "control-token";

    private readonly List<Client> _clients = [];
    private BuildsFolder _folder = null!;
    private Builds _builds = null!;
    private Stub _stub = null!;
    private int _hosts;

    protected IDatabase Database { get; private set; } = null!;

    protected ManualTime Time { get; private set; } = null!;

    protected Messages Messages { get; } = new(new Random(4711));

    /// <summary>A host name that no other test uses.</summary>
    protected string Host { get; private set; } = null!;

    protected Client Control { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartService()
    {
        _folder = new BuildsFolder();
        _builds = new Builds(_folder.Path, "enabled");
        Time = new ManualTime();
        Database = await Databases.Open(engine);
        _stub = await Stub.Start(0, 0, Token, new Service(Database, Register(Database), _builds, Time));
    }

    [SetUp]
    public void TakeAHost()
    {
        Host = $"{GetType().Name.ToLowerInvariant()}-{_hosts++}.localhost";
        Control = new Client(_stub.ControlPort!.Value, "127.0.0.1", Token);
    }

    [TearDown]
    public void CloseClients()
    {
        Control.Dispose();
        _clients.ForEach(client => client.Dispose());
        _clients.Clear();
    }

    [OneTimeTearDown]
    public async Task StopService()
    {
        if (_stub is not null)
        {
            await _stub.DisposeAsync();
        }

        if (Database is not null)
        {
            await Database.DisposeAsync();
        }

        _builds.Dispose();
        _folder.Dispose();
    }

    protected virtual ClaimRegister Register(IDatabase database) => new(database);

    /// <summary>A client that nobody has signed in.</summary>
    protected Client Stranger(string? host = null) => Keep(new Client(_stub.Port, host ?? Host));

    /// <summary>The control port without its token.</summary>
    protected Client Intruder(string? token = null) =>
        Keep(new Client(_stub.ControlPort!.Value, "127.0.0.1", token));

    protected async Task<Client> SignedIn(string tenant = Messages.Tenant, string? host = null)
    {
        var client = Stranger(host);
        await client.SignIn(tenant);
        return client;
    }

    /// <summary>Clients of one tenant, with connections of their own.</summary>
    protected async Task<List<Client>> SignedInOften(int count)
    {
        var clients = new List<Client>();
        while (clients.Count < count)
        {
            clients.Add(await SignedIn());
        }

        return clients;
    }

    protected async Task<JsonObject> Rows(string query = "")
    {
        var answer = await Control.Get($"/worlds/{Host}/rows{query}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Body);
        return answer.Json;
    }

    private Client Keep(Client client)
    {
        _clients.Add(client);
        return client;
    }
}
