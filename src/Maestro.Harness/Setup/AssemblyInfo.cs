using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("maestro")]
