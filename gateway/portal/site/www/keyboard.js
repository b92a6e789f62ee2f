// Where the keyboard is, over what is drawn anew.

/// Notes where it is. What this gives puts it back where it was lost since: to the same thing, else
/// to the one of that name that stands in its place, else to the page's own part.
export function keyboard_place() {
    const here = document.activeElement;
    const alike = () =>
        [...document.querySelectorAll('#inhoud button')].filter(
            (each) => each.textContent === here.textContent,
        );
    const at = alike().indexOf(here);
    return () => {
        if (document.activeElement !== document.body) return;
        const same = here.isConnected ? here : (alike()[at] ?? alike().at(-1));
        (same ?? document.getElementById('inhoud')).focus();
    };
}
