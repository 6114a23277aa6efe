using DotNet.Testcontainers.Builders;
using Npgsql;

namespace Maestro.SyncStub.Tests.Support;

/// <summary>
/// The PostgreSQL of the run: from Testcontainers where a container engine answers, else a local cluster of its own.
/// Never skipped: without either, the tests fail and say what to install.
/// </summary>
internal static class PostgresServer
{
    private static readonly Lazy<Task<IPostgres>> Server = new(Start);

    public static async Task<string> ConnectionString() => (await Server.Value).ConnectionString;

    public static async Task Stop()
    {
        if (Server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Server.Value).DisposeAsync();
        }
    }

    private static async Task<IPostgres> Start()
    {
        IPostgres server;
        try
        {
            server = await PostgresContainer.Start();
        }
        catch (DockerUnavailableException)
        {
            server = await LocalCluster.Start();
        }

        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand("SHOW server_version");
        await TestContext.Progress.WriteLineAsync($"PostgreSQL: {server.Name} {await command.ExecuteScalarAsync()}");
        return server;
    }
}
