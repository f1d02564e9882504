using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite;

/// <summary>Short ways to run a statement.</summary>
internal static class SqlCommands
{
    /// <summary>A statement with its parameters.</summary>
    public static SqliteCommand Command(
        this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    public static int Execute(
        this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row; null without a row.</summary>
    public static object? Scalar(
        this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteScalar();
    }

    /// <summary>Runs a statement again with other values.</summary>
    public static int Execute(this SqliteCommand command, params ReadOnlySpan<(string Name, object Value)> values)
    {
        command.Take(values);
        return command.ExecuteNonQuery();
    }

    /// <inheritdoc cref="Scalar(SqliteConnection, string, ReadOnlySpan{ValueTuple{string, object}})"/>
    public static object? Scalar(this SqliteCommand command, params ReadOnlySpan<(string Name, object Value)> values)
    {
        command.Take(values);
        return command.ExecuteScalar();
    }

    private static void Take(this SqliteCommand command, ReadOnlySpan<(string Name, object Value)> values)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
    }
}
