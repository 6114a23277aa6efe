using DotNet.Testcontainers.Images;
using Testcontainers.PostgreSql;

namespace Maestro.SyncStub.Tests.Support;

/// <summary>
/// PostgreSQL in a container. <c>MAESTRO_POSTGRES_IMAGE</c> names the image (default <c>postgres:15</c>), pulled only if it is
/// missing; <c>MAESTRO_POSTGRES_NETWORK=host</c> is for engines without a bridge network. The engine itself is chosen by
/// Testcontainers' own variables, such as <c>DOCKER_HOST</c>.
/// </summary>
internal sealed class PostgresContainer : IPostgres
{
    private readonly PostgreSqlContainer _container;

    private PostgresContainer(PostgreSqlContainer container, string connectionString)
    {
        _container = container;
        ConnectionString = connectionString;
    }

    public string Name => $"Testcontainers {_container.Image.FullName}";

    public string ConnectionString { get; }

    public static async Task<PostgresContainer> Start()
    {
        var image = Environment.GetEnvironmentVariable("MAESTRO_POSTGRES_IMAGE") ?? "postgres:15";
        var onHost = Environment.GetEnvironmentVariable("MAESTRO_POSTGRES_NETWORK") == "host";
        var builder = new PostgreSqlBuilder(image).WithImagePullPolicy(PullPolicy.Missing);
        if (onHost)
        {
            builder = builder.WithCreateParameterModifier(parameters => parameters.HostConfig!.NetworkMode = "host");
        }

        var container = builder.Build();
        await container.StartAsync();
        return new PostgresContainer(container, onHost ? OnHost : container.GetConnectionString());
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    // On the host's network no port is mapped.
    private static string OnHost =>
        $"Host=127.0.0.1;Port={PostgreSqlBuilder.PostgreSqlPort};Database={PostgreSqlBuilder.DefaultDatabase};"
        + $"Username={PostgreSqlBuilder.DefaultUsername};Password={PostgreSqlBuilder.DefaultPassword}";
}
