using Maestro.SyncStub.Tests.Support;

namespace Maestro.SyncStub.Tests;

/// <summary>What ends with the whole run.</summary>
[SetUpFixture]
internal sealed class Run
{
    [OneTimeTearDown]
    public Task StopPostgres() => PostgresServer.Stop();
}
