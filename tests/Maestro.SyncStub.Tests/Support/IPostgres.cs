namespace Maestro.SyncStub.Tests.Support;

/// <summary>A PostgreSQL that was started for this run and ends with it.</summary>
internal interface IPostgres : IAsyncDisposable
{
    string Name { get; }

    string ConnectionString { get; }
}
