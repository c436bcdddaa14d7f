using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;
using PeaceCoord.Application.Reminders;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;
using PeaceCoord.Web.Workspaces;

namespace PeaceCoord.Web.Reminders;

/// <summary>
/// Digests as mail: how much waits, and where the portal is. Mail is read on lent telephones and passes through others' servers, so it names nobody
/// and no place; the subject does not even say how much.
/// </summary>
internal sealed class DigestMail(PortalSettings settings) : IDigestPost
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public bool IsSetUp => settings.Mail is not null;

    public async Task<bool> Send(string address, string? language, WhatNeedsMe waits, CancellationToken cancel)
    {
        if (settings.Mail is not { } mail || Write(mail, language, waits) is not var (subject, text) || !MailAddress.TryCreate(address, out var to))
            return false;

        using var message = new MailMessage(mail.From, to) { Subject = subject, SubjectEncoding = Encoding.UTF8, Body = text, BodyEncoding = Encoding.UTF8 };
        // No answering machine answers it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
#pragma warning disable RS0030 // The one place that calls somebody: the mail server that the operator names.
        using var client = new SmtpClient(mail.Host, mail.Port) { EnableSsl = !mail.IsLocal, DeliveryMethod = SmtpDeliveryMethod.Network };
        if (mail.User is not null)
            client.Credentials = new NetworkCredential(mail.User, mail.Password);
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        hurry.CancelAfter(Longest);
        try
        {
            await client.SendMailAsync(message, hurry.Token);
#pragma warning restore RS0030
            return true;
        }
        catch (SmtpException fault)
        {
            // The server's own words may repeat the address.
            throw new DigestNotSentException($"{fault.GetType().Name} {fault.StatusCode}", fault.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.ExceededStorageAllocation);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new DigestNotSentException("no answer in time");
        }
    }

    /// <summary>In the person's language; null when nothing waits.</summary>
    private static (string Subject, string Text)? Write(MailSettings mail, string? language, WhatNeedsMe waits)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language ?? "en");
            var needs = Needs.Of(waits);
            if (needs.Count == 0)
                return null;
            var text = new StringBuilder().AppendLine(Words.DigestOpens).AppendLine();
            foreach (var need in needs)
                text.Append("- ").Append(need.Number).Append(' ').AppendLine(need.What);
            text.AppendLine().AppendLine(Say.Fill(Words.DigestLeads, new Uri(mail.Portal, Routes.Workspace))).AppendLine().AppendLine(Words.DigestEnds);
            return (Words.DigestSubject, text.ToString());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
