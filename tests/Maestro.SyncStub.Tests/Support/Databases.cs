using Maestro.SyncStub.Storage;

namespace Maestro.SyncStub.Tests.Support;

internal enum Engine
{
    Sqlite,
    PostgreSql,
}

internal static class Databases
{
    /// <summary>A database with its schema: a new one of SQLite, the run's shared one of PostgreSQL.</summary>
    public static async Task<IDatabase> Open(Engine engine)
    {
        IDatabase database = engine == Engine.Sqlite
            ? new SqliteDatabase()
            : new PostgresDatabase(await PostgresServer.ConnectionString());
        await database.CreateSchema();
        return database;
    }
}
