using Maestro.SyncStub.Storage;

namespace Maestro.SyncStub.Tests.Support;

internal enum Engine
{
    Sqlite,
    PostgreSql,
}

internal static class Databases
{
    /// <summary>A database of the engine, with its schema; SQLite's is new, PostgreSQL's is shared by the whole run.</summary>
    public static async Task<IDatabase> Open(Engine engine)
    {
        IDatabase database = engine == Engine.Sqlite
            ? new SqliteDatabase()
            : new PostgresDatabase(await PostgresServer.ConnectionString());
        await database.CreateSchema();
        return database;
    }
}
