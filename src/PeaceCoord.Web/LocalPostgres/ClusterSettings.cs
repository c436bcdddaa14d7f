namespace PeaceCoord.Web.LocalPostgres;

/// <summary>The server's own files, written anew before every start so that an update of PeaceCoord reaches old clusters.</summary>
internal static class ClusterSettings
{
    public const string FileName = "peacecoord.conf";

    public static async Task Write(ClusterPlace place, ServerAccount account, bool durable, CancellationToken cancel)
    {
        await Write(place, FileName, Settings(place, durable), cancel);
        await Write(place, "pg_hba.conf", WhoMayConnect, cancel);
        await Write(place, "pg_ident.conf", Administrators(account), cancel);
    }

    // Nobody is trusted: the file system's owner administers, and everybody else gives a password. No TCP at all.
    private const string WhoMayConnect = """
        # Written by PeaceCoord at every start.
        local all postgres peer map=peacecoord
        local all all scram-sha-256

        """;

    private static string Administrators(ServerAccount account) => $"""
        # Written by PeaceCoord at every start: these users of the machine can read the files anyway.
        peacecoord root postgres
        peacecoord "{account.Name}" postgres

        """;

    // Errors are left out of the log (log_min_messages = log): their first line can quote a value, and logs name nobody.
    private static string Settings(ClusterPlace place, bool durable) => $"""
        # Written by PeaceCoord at every start; put your own settings below the include in postgresql.conf.
        listen_addresses = ''
        port = 5432
        unix_socket_directories = '{place.Socket}'
        unix_socket_permissions = 0700
        password_encryption = scram-sha-256
        max_connections = 100
        shared_buffers = 128MB
        timezone = 'UTC'

        logging_collector = on
        log_directory = '../log'
        log_filename = 'postgres-%u.log'
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_file_mode = 0600
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] '
        log_min_messages = log
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_statement = none
        log_duration = off
        log_min_duration_statement = -1
        log_min_duration_sample = -1
        log_transaction_sample_rate = 0
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        log_lock_waits = off
        log_temp_files = -1
        log_autovacuum_min_duration = -1

        fsync = {OnOff(durable)}
        synchronous_commit = {OnOff(durable)}
        full_page_writes = {OnOff(durable)}

        """;

    private static string OnOff(bool value) => value ? "on" : "off";

    private static Task Write(ClusterPlace place, string file, string text, CancellationToken cancel) =>
        PrivateFiles.Write(Path.Combine(place.Cluster, file), text, PrivateFiles.ReadableByServer, cancel);
}
