using CampaignMetrics.PostgreSql.Tests;

namespace CampaignMetrics.Cli.Tests.Stores;

/// <summary>The command with a store in a real PostgreSQL.</summary>
[Collection(InProcess.Collection)]
public sealed class PostgreSqlTests(Server server) : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Events_are_appended_asked_verified_and_exported()
    {
        string[] store = ["--store", $"postgres:{server.NewDatabase()}"];
        Assert.Equal(0, InProcess.Run("", ["append", _folder.Events, .. store]).ExitCode);
        Assert.Equal(
            InProcess.Run("", "breakdown", _folder.Events, "--by", "email", "--format", "json"),
            InProcess.Run("", ["breakdown", "--by", "email", "--format", "json", .. store]));
        Assert.Equal((0, ""), (InProcess.Run("", ["store", "verify", .. store]) is var run ? run.ExitCode : 0, run.Error));
        Assert.Equal(File.ReadAllText(_folder.Events), InProcess.Run("", ["store", "export", .. store]).Output);
    }

    [Fact]
    public void Missing_tables_are_told_until_they_are_made()
    {
        string[] store = ["--store", $"postgres:{server.NewDatabase()}"];
        Assert.Equal(
            new ToolRun(
                2, "",
                "campaign-metrics: the PostgreSQL database: has no tables of a store; "
                + "'campaign-metrics store setup --store postgres:…' makes them\n"),
            InProcess.Run("", ["report", .. store]));
        var run = InProcess.Run("", ["store", "setup", .. store]);
        Assert.Equal(new ToolRun(0, "the PostgreSQL database: has version 1 of the tables, which is up to date\n", ""), run);
    }

    [Fact]
    public void A_ledger_that_is_not_there_is_not_made_by_asking()
    {
        string[] asking = ["report", "--store", $"postgres:{server.NewDatabase()}", "--ledger", "othr"];
        InProcess.Run("", ["store", "setup", .. asking[1..3]]);
        var expected = new ToolRun(2, "", "campaign-metrics: --ledger othr: the store has no ledger of this name\n");
        Assert.Equal(expected, InProcess.Run("", asking));
        Assert.Equal(expected, InProcess.Run("", asking));
    }

    [Theory]
    [InlineData("postgres:Host=127.0.0.1;Port=1;Database=mail;Username=app;Password=s3cret")]
    [InlineData("postgres:Host=127.0.0.1;Prt=1;Password=s3cret")]
    [InlineData("postgres://app:s3cret@127.0.0.1:1/mail")]
    [InlineData("postgresql:Host=127.0.0.1;Password=s3cret")]
    [InlineData("postgres:Host=127.0.0.1 Password=s3cret")]
    [InlineData("postgres:Host=127.0.0.1;Port=1 -Password=s3cret")]
    public void A_failure_is_one_line_without_the_password(string connection)
    {
        foreach (var command in (string[])["report", "store check", $"append {_folder.Events}", "import csv -"])
        {
            var run = InProcess.Run("", [.. command.Split(' '), "--store", .. connection.Split(' ')]);
            Assert.Equal((2, "", 1), (run.ExitCode, run.Output, run.Error.Count(letter => letter == '\n')));
            Assert.DoesNotContain("s3cret", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_wrong_password_of_the_environment_is_not_told()
    {
        var connection = server.NewDatabase().Replace($"Password={Server.Password};", "", StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("PGPASSWORD", "wr0ng-s3cret");
        try
        {
            var run = InProcess.Run("", "store", "check", "--store", $"postgres:{connection}");
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains("28P01", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PGPASSWORD", null);
        }
    }
}
