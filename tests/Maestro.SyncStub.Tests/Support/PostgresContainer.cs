using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;

namespace Maestro.SyncStub.Tests.Support;

/// <summary>
/// PostgreSQL in a container. <c>MAESTRO_POSTGRES_IMAGE</c> names the image (default <c>postgres:15</c>), pulled only
/// if missing; <c>MAESTRO_POSTGRES_NETWORK=host</c> is for engines without a bridge network. The engine itself is
/// chosen by Testcontainers' own variables, such as <c>DOCKER_HOST</c>.
/// </summary>
internal sealed class PostgresContainer : IPostgres
{
    private const int Port = 5432;
    private const string Password = "postgres";

    private readonly IContainer _container;

    private PostgresContainer(IContainer container, string host, int port)
    {
        _container = container;
        ConnectionString = $"Host={host};Port={port};Username=postgres;Password={Password};Database=postgres";
    }

    public string Name => $"Testcontainers {_container.Image.FullName}";

    public string ConnectionString { get; }

    public static async Task<PostgresContainer> Start()
    {
        var onHost = Environment.GetEnvironmentVariable("MAESTRO_POSTGRES_NETWORK") == "host";
        var image = Environment.GetEnvironmentVariable("MAESTRO_POSTGRES_IMAGE") ?? "postgres:15";
        var builder = new ContainerBuilder(image)
            .WithImagePullPolicy(PullPolicy.Missing)
            .WithEnvironment("POSTGRES_PASSWORD", Password)
            .WithCommand("-c", "fsync=off", "-c", $"listen_addresses={(onHost ? "127.0.0.1" : "*")}")
            .WithWaitStrategy(Wait.ForUnixContainer()
                .UntilCommandIsCompleted("pg_isready", "--host", "127.0.0.1", "--username", "postgres"));
        // Not PostgreSqlBuilder: it waits for a mapped port, and on the host's network no port is mapped.
        builder = onHost
            ? builder.WithCreateParameterModifier(parameters => parameters.HostConfig!.NetworkMode = "host")
            : builder.WithPortBinding(Port, assignRandomHostPort: true);
        var container = builder.Build();
        try
        {
            await container.StartAsync();
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }

        return onHost
            ? new PostgresContainer(container, "127.0.0.1", Port)
            : new PostgresContainer(container, container.Hostname, container.GetMappedPublicPort(Port));
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
