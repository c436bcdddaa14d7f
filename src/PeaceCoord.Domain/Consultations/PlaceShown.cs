namespace PeaceCoord.Domain.Consultations;

/// <summary>How exactly readers are told where a consultation was. Before it was asked, a meeting is being planned, and told as it stands.</summary>
public static class PlaceShown
{
    extension(PlaceSensitivity? sensitivity)
    {
        /// <summary>The place by name.</summary>
        public bool ShowsPlace => sensitivity is null or PlaceSensitivity.Exact;

        /// <summary>The area it lies in.</summary>
        public bool ShowsArea => sensitivity is not PlaceSensitivity.Hidden;
    }
}
