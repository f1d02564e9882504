using Npgsql;

namespace CampaignMetrics.PostgreSql;

/// <summary>Short ways to run a statement. Parameters are $1, $2 and so on.</summary>
internal static class SqlCommands
{
    /// <summary>A statement with its parameters.</summary>
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, NpgsqlParameter[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(values);
        return command;
    }

    public static async Task<int> ExecuteAsync(
        this NpgsqlConnection connection, string sql, NpgsqlParameter[] values, CancellationToken cancellationToken)
    {
        var command = connection.Command(sql, values);
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first value of the first row; null without a row, <see cref="DBNull"/> for a null.</summary>
    public static async Task<object?> ScalarAsync(
        this NpgsqlConnection connection, string sql, NpgsqlParameter[] values, CancellationToken cancellationToken)
    {
        var command = connection.Command(sql, values);
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A parameter of a known type.</summary>
    public static NpgsqlParameter<T> Parameter<T>(T value) => new() { TypedValue = value };
}
