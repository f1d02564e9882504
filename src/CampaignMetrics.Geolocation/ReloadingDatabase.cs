namespace CampaignMetrics.Geolocation;

/// <summary>A database whose file is replaced from time to time; it always holds the newest valid version.</summary>
/// <remarks>
/// Call <see cref="Reload"/> from a timer or after a download. Lookups go on meanwhile, each with the database that it took from
/// <see cref="Current"/>; the old one is released when the last of them is done. The file is read into memory, so it may also be
/// overwritten in place.
/// </remarks>
public sealed class ReloadingDatabase
{
    private readonly string _path;
    private readonly string _language;
    private readonly Lock _reloading = new();
    private (DateTime Written, long Length) _stamp;
    // Volatile, so that lookups see the new database, complete, without taking the lock.
    private volatile GeoDatabase _current;

    /// <summary>Reads the file for the first time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="language">The language of names, as the database writes it; where a name lacks it, English.</param>
    /// <exception cref="InvalidDatabaseException">The file is corrupt, or no database.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ReloadingDatabase(string path, string language = "en")
    {
        (_path, _language) = (path, language);
        _stamp = Stamp();
        _current = GeoDatabase.Load(path, language);
    }

    /// <summary>The database to use now. Take it again for each lookup, or once for a batch that must see one version.</summary>
    public GeoDatabase Current => _current;

    /// <summary>Why the last attempt rejected the file; null if the file in use is the current one.</summary>
    public Exception? Rejection { get; private set; }

    /// <summary>Checks by time and length whether the file has changed and, if so, reads it.</summary>
    /// <returns>The result. A rejected file is tried again at the next call.</returns>
    public ReloadResult Reload()
    {
        lock (_reloading)
        {
            try
            {
                var stamp = Stamp();
                if (stamp == _stamp) return Accept(ReloadResult.Unchanged);
                _current = GeoDatabase.Load(_path, _language);
                _stamp = stamp;
                return Accept(ReloadResult.Reloaded);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDatabaseException)
            {
                Rejection = exception;
                return ReloadResult.Rejected;
            }
        }
    }

    private ReloadResult Accept(ReloadResult result)
    {
        Rejection = null;
        return result;
    }

    // Taken before the file is read, so that a write in between is noticed at the next call.
    private (DateTime Written, long Length) Stamp() => (File.GetLastWriteTimeUtc(_path), new FileInfo(_path).Length);
}
