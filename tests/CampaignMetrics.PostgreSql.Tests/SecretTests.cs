using Npgsql;

namespace CampaignMetrics.PostgreSql.Tests;

/// <summary>No message tells the password.</summary>
public sealed class SecretTests(Server server)
{
    [Fact]
    public async Task A_server_that_is_not_there_is_told_without_the_password()
    {
        var connection = $"Host=127.0.0.1;Port=1;Database=mail;Username=app;Password={Server.Password}";
        var e = await Assert.ThrowsAsync<IOException>(() => PostgreSqlStore.OpenAsync(connection));
        Assert.StartsWith("The PostgreSQL database 'mail' at 127.0.0.1:1 cannot be reached", e.Message, StringComparison.Ordinal);
        HasNoPassword(e);
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_it()
    {
        var connection = new NpgsqlConnectionStringBuilder(server.NewDatabase()) { Password = "wr0ng-" + Server.Password };
        var e = await Assert.ThrowsAsync<IOException>(() => PostgreSqlStore.OpenAsync(connection.ConnectionString));
        Assert.Contains("28P01", e.Message, StringComparison.Ordinal);
        HasNoPassword(e);
    }

    [Theory]
    [InlineData("Password={0};{0}"), InlineData("Host=a;Password=x;{0}=y"), InlineData("Host=a;Port={0}"), InlineData("{0}")]
    public async Task What_is_no_connection_string_is_told_without_its_text(string text)
    {
        var connection = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, Server.Password);
        var e = await Assert.ThrowsAsync<ArgumentException>(() => PostgreSqlStore.OpenAsync(connection));
        Assert.Equal("connection", e.ParamName);
        HasNoPassword(e);
    }

    private static void HasNoPassword(Exception e) => Assert.DoesNotContain(Server.Password, e.ToString(), StringComparison.Ordinal);
}
