@echo off
rem Builds the command (two seconds when nothing has changed), and runs it.
setlocal
set "root=%~dp0"
set "log=%root%.maestro\build-cli.log"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
where dotnet >nul 2>nul || (
  echo maestro needs the .NET SDK 10: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
  exit /b 3
)
if not exist "%root%.maestro" mkdir "%root%.maestro"
pushd "%root%"
dotnet build src\Maestro.Cli -c Release -v quiet -tl:off --nologo >"%log%" 2>&1 || (
  type "%log%" 1>&2
  echo maestro does not build with the .NET SDK here; all of it: %log% 1>&2
  exit /b 3
)
popd
dotnet "%root%.maestro\build\bin\Maestro.Cli\release\maestro.dll" %*
exit /b %ERRORLEVEL%
