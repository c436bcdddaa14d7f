using PeaceCoord.Application.Workspaces;

namespace PeaceCoord.Application.Reminders;

/// <summary>Takes daily digests to where people read them.</summary>
public interface IDigestPost
{
    /// <summary>Whether the operator named a mail server; without one nobody is offered a digest.</summary>
    bool IsSetUp { get; }

    /// <summary>Sends how much waits, in numbers: no name, no title, no place. Says nothing when nothing waits.</summary>
    /// <param name="language">Of the account's pages; null for English.</param>
    /// <returns>Whether one was sent: a day on which nothing waits tells nothing of the mailbox.</returns>
    /// <exception cref="DigestNotSentException">The mail server cannot be reached, or does not take it.</exception>
    Task<bool> Send(string address, string? language, WhatNeedsMe waits, CancellationToken cancel);
}

/// <summary>A digest could not be sent. Its message names nobody.</summary>
/// <param name="byMailbox">The server answered, and does not know the mailbox or takes nothing for it.</param>
public sealed class DigestNotSentException(string message, bool byMailbox = false) : Exception(message)
{
    public bool ByMailbox { get; } = byMailbox;
}
